"""Components wire label, hint and error to their control, and the shell works without a script."""

from pathlib import Path
from types import SimpleNamespace

import html5lib
import jinja2
import pytest
from flask import Blueprint, Flask, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    FieldList,
    FileField,
    FormField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from pbapp import forms, i18n
from pbapp.i18n import Language
from pbapp.web import assets

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
ENGLISH, ARABIC = Language("en", "English", "/?lang=en"), Language("ar", "العربية", "/?lang=ar")
POLISH, GAELIC = Language("pl", "Polski", "/?lang=pl"), Language("gd", "Gàidhlig", "/?lang=gd")


class Line(forms.BaseForm):
    class Meta(forms.BaseForm.Meta):
        csrf = False

    what = StringField("What to buy", [forms.Required("Say what to buy.")])


class Everything(forms.BaseForm):
    title = StringField("Title", [forms.Required("Give it a name.")], description="A few words.")
    need = TextAreaField("Need", [forms.Required("Say why.")])
    amount = forms.MoneyField("Amount", [forms.Required("Say how much.")])
    people = IntegerField("People", [forms.Required("Say how many.")])
    email = StringField("E-mail", [forms.EmailAddress()])
    code = StringField("Code", [forms.Required("Type the code.")])
    card = StringField("Card", [forms.Required("Type the code on the card.")])
    password = PasswordField("Password", [forms.Required("Type your password.")])
    day = forms.DayField("Day", [forms.Required("Choose a day.")])
    at = forms.TimeOfDayField("Time", [forms.Required("Choose a time.")])
    place = SelectField("Place", choices=[SelectChoice("b", "Burnfoot")])
    picture = FileField("Picture", [forms.Required("Choose a picture.")])
    who = RadioField(
        "Who",
        choices=[SelectChoice("live", "I live here"), SelectChoice("work", "I work here")],
        description="One only.",
    )
    groups = SelectMultipleField(
        "Groups",
        [forms.Required("Tick one or more.")],
        choices=[SelectChoice("c", "Children"), SelectChoice("o", "Older")],
    )
    agree = BooleanField("I agree", [forms.Required("Tick the box.")])
    lines = FieldList(FormField(Line), min_entries=1)


ONE_BOX = {
    "text": "title",
    "textarea": "need",
    "money": "amount",
    "number": "people",
    "email": "email",
    "code": "code",
    "printed_code": "card",
    "password": "password",
    "date": "day",
    "time_of_day": "at",
    "select": "place",
    "file": "picture",
}


ONE_BOX_IN_ORDER = ["title", "need", "amount", "people", "email", "code", "card", "password"]
ONE_BOX_IN_ORDER += ["day", "at", "place", "picture"]
FLASHES = {"get_flashed_messages": lambda with_categories: []}


@pytest.fixture(scope="module")
def site():
    app = Flask("shell", template_folder=str(TEMPLATES))
    app.secret_key = "for this test only"
    app.jinja_env.undefined = jinja2.StrictUndefined
    i18n.init_app(app)
    forms.init_app(app)
    app.jinja_env.globals["asset"] = assets.asset
    app.jinja_env.globals["partnership"] = SimpleNamespace(
        name="Strathburn Partnership", place="Strathburn", logo="", contact="01631 000000"
    )
    web = Blueprint("web", __name__)
    for name in ("home", "accessibility", "privacy"):
        web.add_url_rule(f"/{name}", name, lambda: "")
    app.register_blueprint(web)
    return app


def parse(text):
    return html5lib.parse(text, namespaceHTMLElements=False)


def render(site, source, **values):
    with site.test_request_context():
        return parse(render_template_string(source, **values))


def filled(site, source, answers=None):
    """The macro's page for a form as sent; None for one not sent yet."""
    with site.test_request_context(method="POST" if answers is not None else "GET"):
        form = Everything(None if answers is None else MultiDict(answers))
        if answers is not None:
            form.validate()
        return parse(render_template_string(source, form=form))


def shell(site, source="{% extends 'base.html' %}{% block title %}Home{% endblock %}", **values):
    settings = {
        "language": ENGLISH,
        "languages": [ENGLISH, GAELIC],
        "navigation": [SimpleNamespace(label="Home", url="/", current=True)],
        "current_actor": SimpleNamespace(is_visitor=True, name=""),
        "sign_in_url": "/in",
        "sign_out_url": "/out",
        "typed": (),
    }
    return render(site, source, **(settings | values))


def by_id(tree, wanted):
    return tree.find(f".//*[@id='{wanted}']")


def words(node):
    return " ".join("".join(node.itertext()).split())


def described(tree, node):
    return [words(by_id(tree, one)) for one in node.get("aria-describedby", "").split()]


def macro(kind, field, home="fields"):
    return f"{{% from 'components/{home}.html' import {kind} %}}{{{{ {kind}(form.{field}) }}}}"


def box(site, kind, field, answers=None):
    """The control that a macro makes, with the page it stands on."""
    tree = filled(site, macro(kind, field), answers)
    return tree, by_id(tree, field)


@pytest.mark.parametrize(("kind", "field"), ONE_BOX.items())
def test_a_control_not_sent_yet_has_a_label_and_no_error(site, kind, field):
    tree, control = box(site, kind, field)
    assert words(tree.find(f".//label[@for='{field}']"))
    assert control.get("name") == field
    assert control.get("aria-invalid") is None


@pytest.mark.parametrize(("kind", "field"), ONE_BOX.items())
def test_a_wrong_answer_is_told_beside_the_control_and_wired_to_it(site, kind, field):
    tree, control = box(site, kind, field, {})
    assert control.get("aria-invalid") == "true"
    assert described(tree, control)[-1].startswith("Error: ")
    assert "ds_question--error" in tree.find(".//div").get("class")


def test_hint_and_error_are_both_read_with_the_control(site):
    tree, control = box(site, "text", "title", {"title": ""})
    assert described(tree, control) == ["A few words.", "Error: Give it a name."]


def test_nothing_typed_is_lost(site):
    answers = {"title": "Tea & tunes", "need": "<b>", "amount": "lots", "people": "many"}
    kinds = {"title": "text", "amount": "money", "people": "number"}
    kept = {f: box(site, kind, f, answers)[1].get("value") for f, kind in kinds.items()}
    assert kept == {"title": "Tea & tunes", "amount": "lots", "people": "many"}
    assert words(box(site, "textarea", "need", answers)[1]) == "<b>"


def test_money_shows_its_pound_sign_once(site):
    assert box(site, "money", "amount", {"amount": "£1,000"})[1].get("value") == "1,000"


def test_a_code_is_offered_by_the_phone_above_a_number_pad(site):
    _tree, control = box(site, "code", "code")
    assert (control.get("autocomplete"), control.get("inputmode")) == ("one-time-code", "numeric")


def test_a_password_is_never_sent_back(site):
    assert not box(site, "password", "password", {"password": "secret"})[1].get("value")


@pytest.mark.parametrize(("kind", "field"), [("radios", "who"), ("checkboxes", "groups")])
def test_a_group_has_a_legend_and_a_label_for_each_option(site, kind, field):
    tree = filled(site, macro(kind, field, "choices"))
    assert words(tree.find(".//fieldset/legend")) == field.title()
    inputs = tree.findall(".//input")
    assert [one.get("id") for one in inputs] == [field, f"{field}-1"]
    assert [one.get("name") for one in inputs] == [field, field]
    labels = {label.get("for"): words(label) for label in tree.iter("label")}
    assert sorted(labels) == [field, f"{field}-1"]


def test_a_group_tells_hint_and_error_to_its_fieldset_and_keeps_what_was_ticked(site):
    tree = filled(site, macro("radios", "who", "choices"), {"who": "space"})
    assert described(tree, tree.find(".//fieldset"))[0] == "One only."
    assert described(tree, tree.find(".//fieldset"))[1].startswith("Error: ")
    tree = filled(site, macro("checkboxes", "groups", "choices"), {"groups": "o"})
    assert [one.get("value") for one in tree.iter("input") if "checked" in one.attrib] == ["o"]


def test_an_option_can_say_what_it_means(site):
    source = "{% from 'components/choices.html' import radios %}"
    tree = filled(site, source + "{{ radios(form.who, hints={'work': 'Paid or not.'}) }}")
    assert described(tree, by_id(tree, "who-1")) == ["Paid or not."]


def test_a_single_box_is_wired_to_its_error(site):
    tree = filled(site, macro("checkbox", "agree", "choices"), {})
    control = by_id(tree, "agree")
    assert described(tree, control) == ["Error: Tick the box."]
    assert words(tree.find(".//label[@for='agree']")) == "I agree"


SUMMARY = "{% from 'components/forms.html' import error_summary %}{{ error_summary(form) }}"


def test_the_error_summary_links_to_every_field_in_the_order_of_the_form(site):
    tree = filled(site, SUMMARY, {"lines-0-what": ""})
    links = [link.get("href") for link in tree.iter("a")]
    wanted = [f"#{name}" for name in [*ONE_BOX_IN_ORDER, "who", "groups", "agree", "lines-0-what"]]
    assert links == wanted
    assert tree.find(".//div[@role='alert']") is not None


def test_each_link_of_the_summary_lands_on_a_control(site):
    fields = "".join(macro(kind, name) for kind, name in ONE_BOX.items())
    groups = {"radios": "who", "checkboxes": "groups", "checkbox": "agree"}
    fields += "".join(macro(kind, name, "choices") for kind, name in groups.items())
    tree = filled(site, SUMMARY + fields, {"lines-0-what": "Paint"})
    landed = [by_id(tree, link.get("href")[1:]).tag for link in tree.iter("a")]
    assert sorted(set(landed)) == ["input", "select", "textarea"]
    assert len(landed) == len(ONE_BOX) + 3


def test_without_errors_there_is_no_summary(site):
    assert words(filled(site, SUMMARY)) == ""


def test_a_form_posts_with_its_token_and_without_the_browsers_pop_ups(site):
    source = "{% from 'components/forms.html' import post_form %}"
    tree = filled(site, source + "{% call post_form(form) %}{% endcall %}")
    form = tree.find(".//form")
    assert (form.get("method"), "novalidate" in form.attrib) == ("post", True)
    assert form.find("input[@name='csrf_token']").get("value")


def test_a_post_button_is_a_form_with_a_token_and_says_what_it_is_about(site):
    source = "{% from 'components/forms.html' import post_button %}"
    tree = render(site, source + "{{ post_button('Remove', '/remove', about='Path lights') }}")
    assert tree.find(".//form").get("action") == "/remove"
    assert tree.find(".//input[@name='csrf_token']").get("value")
    assert words(tree.find(".//button")) == "Remove Path lights"


PROJECT = {
    "title": "<i>Tea</i> and tunes",
    "line": "Music.",
    "cost_pence": 60_000,
    "place": "Burnfoot",
    "tone": 8,
    "url": "/projects/8",
    "lang": "en",
}


def project(site, macro_call, name):
    source = f"{{% from 'components/projects.html' import {name} %}}{{{{ {macro_call} }}}}"
    return render(site, source, project=PROJECT)


def test_a_card_keeps_the_words_and_the_language_of_its_author(site):
    tree = project(site, "project_card(project)", "project_card")
    title = tree.find(".//h3/a/bdi")
    assert (title.get("lang"), title.get("dir"), words(title)) == ("en", "auto", PROJECT["title"])
    assert words(tree.find(".//*[@class='facts']")) == "£600 Burnfoot"
    assert words(tree.find(".//*[@aria-hidden='true']")) == "<A"


def test_a_choice_is_ticked_by_its_whole_card_and_its_link_says_where_it_leads(site):
    tree = project(site, "choice_card(project, 'choice', 'p8', checked=true)", "choice_card")
    tick = tree.find(".//input")
    assert (tick.get("id"), "checked" in tick.attrib) == ("choice-p8", True)
    assert tree.find(".//label").get("for") == "choice-p8"
    assert words(tree.find(".//li/a")) == f"Read more: {PROJECT['title']}"


def test_the_money_bar_never_runs_over_and_stands_an_empty_pot(site):
    source = (
        "{% from 'components/projects.html' import money_bar %}{{ money_bar(part, whole, '') }}"
    )
    found = [
        render(site, source, part=part, whole=whole)
        .findall(".//{http://www.w3.org/2000/svg}rect")[1]
        .get("width")
        for part, whole in ((50, 200), (300, 200), (1, 0))
    ]
    assert [float(width) for width in found] == [25, 100, 0]


def test_a_table_has_a_caption_and_each_cell_names_its_column_for_phones(site):
    source = "{% from 'components/lists.html' import table %}"
    source += "{{ table('Costs', ['What', 'Cost'], [['Paint', '£5']], numeric=[1]) }}"
    tree = render(site, source)
    assert words(tree.find(".//caption")) == "Costs"
    assert words(tree.find(".//tbody/tr/th[@scope='row']")) == "Paint"
    cell = tree.find(".//td")
    assert (cell.get("data-heading"), cell.get("class"), words(cell)) == ("Cost", "numeric", "£5")


def test_people_s_words_become_paragraphs_and_never_markup(site):
    source = "{% from 'components/words.html' import written %}{{ written(text, 'ar') }}"
    tree = render(site, source, text="One.\r\n\r\n<script>two</script>\n\n \n\n")
    assert [words(one) for one in tree.iter("p")] == ["One.", "<script>two</script>"]
    assert tree.find(".//div").get("lang") == "ar"


def test_a_receipt_code_is_read_in_groups_of_four(site):
    source = (
        "{% from 'components/words.html' import receipt_code %}{{ receipt_code('ABCD-2345EF') }}"
    )
    tree = render(site, source)
    assert [words(one) for one in tree.iter("span")] == ["ABCD", "2345", "EF"]


def test_pages_of_a_list_keep_the_filters(site):
    source = "{% from 'components/lists.html' import pagination %}"
    source += "{{ pagination(2, 3, 'web.home', {'place': 'b'}) }}"
    links = {link.get("rel"): link.get("href") for link in render(site, source).iter("a")}
    assert links == {"prev": "/home?place=b&page=1", "next": "/home?place=b&page=3"}


def test_the_shell_names_language_title_landmarks_and_the_current_page(site):
    tree = shell(site)
    html = tree if tree.tag == "html" else tree.find(".//html")
    assert (html.get("lang"), html.get("dir")) == ("en", "ltr")
    assert words(tree.find(".//title")) == "Home – Strathburn Partnership"
    assert tree.find(".//a[@class='skip-link']").get("href") == "#main"
    assert by_id(tree, "main").tag == "main"
    assert words(tree.find(".//nav/ul/li/a[@aria-current='page']")) == "Home"


def test_a_page_with_errors_says_so_in_its_title(site):
    source = "{% extends 'base.html' %}{% block title %}Send{% endblock %}"
    tree = shell(site, source, form=SimpleNamespace(errors={"title": ["x"]}))
    assert words(tree.find(".//title")) == "Error: Send – Strathburn Partnership"


def test_other_languages_are_named_in_their_own_and_lead_to_the_same_page(site):
    tree = shell(site)
    link = tree.find(".//header//nav/ul/li/a[@hreflang]")
    assert (words(link), link.get("lang"), link.get("href")) == ("Gàidhlig", "gd", "/?lang=gd")
    assert words(tree.find(".//header//span[@aria-current]")) == "English"


def test_many_languages_open_without_a_script(site):
    tree = shell(site, languages=[ENGLISH, GAELIC, POLISH, ARABIC])
    assert words(tree.find(".//header//details/summary")) == "English – change language"
    assert len(tree.findall(".//header//details/nav/ul/li")) == 4


def test_a_right_to_left_page_loads_the_mirrored_styles(site):
    tree = shell(site, language=ARABIC)
    sheets = [link.get("href") for link in tree.iter("link") if link.get("rel") == "stylesheet"]
    assert sheets == [assets.asset("public.rtl.css")]


def test_signing_out_is_a_post_with_a_token(site):
    tree = shell(site, current_actor=SimpleNamespace(is_visitor=False, name="Aileen"))
    form = tree.find(".//footer//form")
    assert (form.get("method"), form.get("action")) == ("post", "/out")
    assert form.find("input[@name='csrf_token']").get("value")
    assert "Signed in as Aileen" in words(form)


def test_the_page_needs_no_script_and_no_style_of_its_own(site):
    tree = shell(site)
    assert tree.findall(".//script") == []
    assert tree.findall(".//style") == []
    assert [node.tag for node in tree.iter() if node.get("style") is not None] == []


@pytest.mark.parametrize("status", [403, 404, 409, 413, 422, 429, 500, 503])
def test_an_error_page_says_what_happened_what_is_safe_and_what_to_do(site, status):
    with (TEMPLATES / "errors" / f"{status}.html").open() as file:
        source = file.read()
    plain = shell(site, source, reason=None, reference="ab12cd34")
    told = shell(site, source, reason="Voting has closed.", reference=None)
    assert len(plain.findall(".//h1")) == 1
    assert [words(one) for one in plain.iter("h2")] == ["Is my work safe?", "What to do next"]
    assert words(plain.find(".//p[@class='lead']"))
    assert words(plain.find(".//code")) == "ab12cd34"
    assert words(told.find(".//p[@class='lead']")) == "Voting has closed."


@pytest.mark.parametrize("status", [500, 503])
def test_when_the_service_is_in_trouble_its_page_asks_for_nothing_that_may_be_broken(site, status):
    values = {"language": ENGLISH, "reason": None, "reference": None, "typed": ()}
    with site.test_request_context():
        text = site.jinja_env.get_template(f"errors/{status}.html").render(values | FLASHES)
    assert parse(text).find(".//h1") is not None
