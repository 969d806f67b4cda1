"""What a lead and others do to a record, a page at a time."""

from __future__ import annotations

from tests.browser import follow
from tests.journeys.keeper import Keeper, on, standing_on

LEAD, REVIEWER = "morag@ardnellan.example", "fiona@ardnellan.example"
BODY = "Port Nellan Community Council"
PLACE = "Where it stands"


def open_record(lead: Keeper, title: str, level: str) -> None:
    """Look before asking, then put the work into the register."""
    lead.page.goto("/engagement/known")
    lead.walker.fill("What is it about?", title)
    lead.walker.choose("Muirhaugh")
    lead.walker.choose("People who live here")
    lead.send("Look", "Look before you ask")
    lead.see("Look before you ask")
    lead.send("Keep this and open a record", "Open an engagement record")
    lead.see("Open an engagement record")
    assert lead.walker.typed("What is it called?") == title
    lead.answer(
        {
            "What is it about?": "What people in Muirhaugh think of it.",
            "How much say do people have?": level,
            "When does it open?": on(21),
            "When is the last day to take part?": on(56),
        },
        "How much say do people have?",
    )
    lead.send("Open the record", PLACE)
    lead.home = lead.page.url
    lead.see(PLACE)


def agree(speaker: Keeper, title: str) -> None:
    """The community body says that the work is right, and agrees the plan."""
    speaker.page.goto("/engagement/mine")
    speaker.see("My organisation")
    box = speaker.page.locator(".box", has_text=title)
    follow(box.get_by_role("button", name="Yes, it is"))
    follow(speaker.page.locator(".box", has_text=title).get_by_role("link", name="Read the plan"))
    speaker.see(f"The plan: {title}")
    follow(speaker.page.get_by_role("button", name="We agree this plan"))
    speaker.walker.reads("You agreed this plan. Thank you.")


def announce(lead: Keeper) -> None:
    """Say what will happen, and what people can read first."""
    lead.write(
        "activities",
        {
            "What is it?": "Drop-in at the hall",
            "How do people take part?": "Drop-in",
            "On which day?": on(30),
            "When were people told of it?": on(0),
            "Where, and what help is there?": "Muirhaugh hall, 2pm. No steps.",
            "When did you check that everyone can get in or use it?": on(0),
        },
        "How do people take part?",
        heading="Activities",
    )
    lead.write(
        "papers",
        {
            "What is it called?": "A map of the place",
            "When did people need it?": on(30),
            "When could people read it?": on(0),
        },
        heading="Activities",
    )


def run(lead: Keeper, heads: str, without: str = "") -> None:
    """Let it happen, count who came, and write down what they said."""
    with standing_on(21):
        lead.come_in()
        lead.go_on("Open it")
    with standing_on(57):
        lead.come_in()
        lead.to("/activities")
        lead.see("Activities")
        follow(lead.page.locator("main").get_by_role("link", name="Change Drop-in at the hall"))
        lead.answer(
            {"How many people came?": heads, "How were they counted?": "Counted one by one"},
            "How were they counted?",
        )
        lead.send("Save", "Activities")
        lead.go_on("The work with people is over", without)
        hear(lead, "It is always full on Sundays.", "Many people said this", "The view of most")
        hear(lead, "No more of it.", "A few people said this", "The view of a smaller group")
        lead.see("What we heard")
        lead.go_on("What we heard is written down")


def hear(lead: Keeper, statement: str, strength: str, stance: str) -> None:
    """Write down something people said."""
    said = {
        "What did people say?": statement,
        "How many said it?": strength,
        "Whose view is it?": stance,
    }
    lead.write("findings", said, "How many said it?", "Whose view is it?", heading="What we heard")


def decide(lead: Keeper) -> None:
    """Write down a decision, answer each finding by it with a reason, and promise something."""
    lead.write(
        "decisions",
        {
            "What was decided?": "The bin moves to the pier.",
            "On which day?": on(75),
            "Who decided?": "Area committee",
            "How was it decided?": "A board or committee decides",
        },
        "How was it decided?",
        heading="Decisions",
    )
    lead.see("Decisions")
    lead.to("/telling")
    lead.see("Telling people")
    lead.walker.go("Answer people")
    give_reasons(lead)
    lead.see("Answer what people said")
    lead.send("Save the answers", "Telling people")
    lead.write(
        "promises",
        {
            "What is promised?": "Move the bin to the pier.",
            "Which post or group there?": "Cleansing team",
            "By when?": on(100),
        },
        heading="Promises",
    )


def give_reasons(lead: Keeper) -> None:
    """Answer both things that people said, each with its reason."""
    said = {"Yes, we will do it": "We will move it.", "It is not possible": "The law asks for one."}
    for row, (response, reason) in enumerate(said.items()):
        box = lead.page.locator("main fieldset").nth(row)
        box.locator("select").select_option(label=response)
        box.locator("textarea").fill(reason)


#: what people are told, in its four parts
TOLD = {
    "How it was done": "A drop-in at the hall: 31 people came.",
    "What was weighed up": "Leaving the bin, or moving it.",
    "What will happen": "The bin moves to the pier by May.",
    "Why": "Most people asked for it.",
}


def tell(lead: Keeper, kind: str) -> None:
    """Tell people."""
    question = "What do you tell people?"
    given = {question: kind, **TOLD, "From when can people read it?": on(75)}
    lead.write("feedback", given, question, heading="Promises")
    lead.see("Promises")


def answer_in_short(lead: Keeper) -> None:
    """Decide, answer and tell on one page."""
    lead.to()
    lead.see(PLACE)
    lead.walker.go("Answer people on one page")
    lead.answer({"What was decided?": "The bin moves to the pier.", **TOLD})
    give_reasons(lead)
    lead.see("The answer on one page")
    lead.send("Save and tell people", PLACE)


def learn(lead: Keeper) -> None:
    """Write down a lesson, and let others read it."""
    lead.to("/learning/new")
    lead.answer(
        {
            "What shall we call it?": "Go where the bin is",
            "What is it about?": "Ways to do it",
            "What was the problem?": "The bin on the shore was always full on a Sunday.",
            "What did we do?": "We stood at the bin for an hour and asked who came by.",
            "What do we learn from it?": "People answer where the thing itself stands.",
        },
        "What is it about?",
    )
    lead.send("Save", "Lessons")
    lead.walker.press("Publish Go where the bin is")
    lead.see("Lessons")


def close(reviewer: Keeper, home: str) -> None:
    """Rate what is due, one above its evidence with a reason, and accept."""
    reviewer.come_in(REVIEWER)
    reviewer.home = home
    reviewer.to()
    reviewer.walker.go("Rate what is due")
    for one in reviewer.page.locator("main select").all():
        one.select_option(label="2 – weak")
    box = reviewer.page.locator("#MET2")
    box.locator("select").select_option(label="6 – excellent")
    reviewer.walker.press("Sign these ratings")
    assert "evidence" in box.locator(".ds_question__error-message").inner_text()
    reviewer.see("Rate what is due")
    box.locator("textarea").fill("Everyone in the street was told at the door the next morning.")
    reviewer.send("Sign these ratings", PLACE)
    reviewer.walker.go("Accept or return")
    reviewer.see("Accept or return")
    reviewer.walker.choose("Accept: it can go to the board")
    reviewer.send("Send your answer", PLACE)
    reviewer.see(PLACE)
    reviewer.walker.reads("Accepted and closed")
