// Keeps the counts at the foot of a ballot up to date while people tick. All its words come from the page.
for (const counter of document.querySelectorAll("[data-sentences]")) {
  const form = counter.closest("form");
  const pot = document.getElementById(counter.dataset.within) ?? form;

  form?.addEventListener("change", () => {
    const sentences = JSON.parse(counter.dataset.sentences);
    const chosen = pot.querySelectorAll(".choice__input:checked").length;
    const said = sentences[Math.min(chosen, sentences.length - 1)];
    const words = counter.firstElementChild ?? counter;
    if (words.textContent !== said) words.textContent = said;
  });
}
