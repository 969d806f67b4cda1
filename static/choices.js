// Keeps the count at the foot of a ballot up to date while people tick. All its words come from the page.
const counter = document.querySelector("[data-sentences]");
const form = counter?.closest("form");

form?.addEventListener("change", () => {
  const sentences = JSON.parse(counter.dataset.sentences);
  const chosen = form.querySelectorAll(".choice__input:checked").length;
  counter.firstElementChild.textContent = sentences[Math.min(chosen, sentences.length - 1)];
});
