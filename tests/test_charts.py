"""Charts can be read by everyone: named, explained, in grey, without a style sheet."""

import re
from xml.etree import ElementTree

from pbapp import charts

SVG = "{http://www.w3.org/2000/svg}"
LONG = "A community garden on the old tennis courts beside the school at Wester Kirkbride"


def votes(*bars):
    return charts.BarChart("votes", "Votes", "Path lights has the most votes.", bars)


def read(chart):
    text = str(chart.svg()).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ElementTree.fromstring(text)  # noqa: S314 - our own drawing


def texts(chart):
    return ["".join(text.itertext()) for text in read(chart).iter(f"{SVG}text")]


def strip(*ratings):
    return charts.StandardsStrip(
        "strip", "Standards", "How it went.", ratings, "Standard", "Officers", "People", "not rated"
    )


def money(spent, asked, pot):
    return charts.MoneyLine(
        "money",
        "Money",
        "Where the money ends.",
        charts.Amount("Given out", spent, f"£{spent // 100:,}"),
        charts.Amount("Asked for", asked, f"£{asked // 100:,}"),
        charts.Amount("The pot", pot, f"£{pot // 100:,}"),
    )


def support(*bars):
    return charts.SupportChart("support", "How near", "The line is 100%.", bars, whole=100)


def pairs(*rows):
    return charts.PairChart(
        "pairs", "Two results", "Solid is ours.", rows, first_label="Ours", second_label="Theirs"
    )


def gap(*rows):
    return charts.Dumbbell("gap", "Who was heard", "Ring and dot.", rows, "Here", "Heard")


EVERY_CHART = (
    votes(charts.Bar("Path lights", 312, "312"), charts.Bar("Bike shed", 12, "12", False)),
    money(2_940_000, 6_100_000, 3_000_000),
    strip(charts.Rating("Inclusion", 4, 4), charts.Rating("Impact", None, 2)),
    support(charts.Bar("Path lights", 130, "130%"), charts.Bar("Bike shed", 60, "60%", False)),
    pairs(charts.Pair("Voters", 94, "94%", 100, "100%"), charts.Pair("None", 0, "0", 0, "0")),
    gap(charts.Ends("Poorest", 33, "33%", 10, "10%"), charts.Ends(LONG, 0, "0%", None, "[c]")),
)


def test_every_chart_is_a_picture_named_by_its_title_and_description():
    for chart in EVERY_CHART:
        svg = read(chart)
        named = {node.get("id"): node.text for node in svg if node.get("id")}
        assert svg.get("role") == "img"
        assert [named[one] for one in svg.get("aria-labelledby").split()] == [
            chart.title,
            chart.description,
        ]


def test_no_chart_uses_what_the_content_security_policy_forbids():
    for chart in EVERY_CHART:
        assert not re.search(r"style|<script|\son\w+=", str(chart.svg()))


def test_two_charts_share_no_id():
    ids = re.findall(r' id="([^"]+)"', "".join(str(chart.svg()) for chart in EVERY_CHART))
    assert len(ids) == len(set(ids)) == 3 * len(EVERY_CHART)


def test_bars_print_every_label_and_value():
    assert texts(EVERY_CHART[0]) == ["Path lights", "312", "Bike shed", "12"]


def test_the_longest_bar_leaves_room_for_its_value():
    svg = read(votes(charts.Bar("Path lights", 1_234_567, "1,234,567 points")))
    bar, value = svg.find(f"{SVG}rect"), svg.findall(f"{SVG}text")[1]
    assert int(value.get("x")) > int(bar.get("width"))
    assert int(value.get("x")) + charts.text_width("1,234,567 points") <= charts.WIDTH


def test_bars_are_as_long_as_their_values():
    svg = read(votes(*(charts.Bar(str(n), n, "") for n in (0, 1, 100, 200))))
    widths = [int(bar.get("width")) for bar in svg.findall(f"{SVG}rect")]
    assert widths == [0, 2, widths[3] // 2, widths[3]]


def test_a_long_label_is_wrapped_and_loses_no_word():
    lines = texts(votes(charts.Bar(LONG, 1, "1")))[:-1]
    assert len(lines) > 1
    assert " ".join(lines) == LONG
    assert max(charts.text_width(line) for line in lines) <= charts.WIDTH


def test_a_label_in_wide_signs_stays_inside_the_drawing():
    lines = texts(votes(charts.Bar("社區花園" * 12, 1, "1")))[:-1]
    assert "".join(lines) == "社區花園" * 12
    assert max(charts.text_width(line) for line in lines) <= charts.WIDTH


def test_what_people_wrote_is_escaped():
    chart = votes(charts.Bar('<b>"Tea" & tunes</b>', 1, "1"))
    assert texts(chart)[0] == '<b>"Tea" & tunes</b>'


def test_bars_that_are_not_marked_are_hatched_so_that_grey_print_tells_them_apart():
    fills = [bar.get("fill") for bar in read(EVERY_CHART[0]).findall(f"{SVG}rect")]
    assert fills == ["#333", "url(#votes-hatch)"]


def test_a_chart_without_bars_is_still_a_picture():
    assert texts(votes()) == []


def test_tables_hold_the_same_figures():
    assert [chart.table() for chart in EVERY_CHART] == [
        [("Path lights", "312"), ("Bike shed", "12")],
        [("Given out", "£29,400"), ("Asked for", "£61,000"), ("The pot", "£30,000")],
        [("Inclusion", "4", "4"), ("Impact", "not rated", "2")],
        [("Path lights", "130%"), ("Bike shed", "60%")],
        [("Voters", "94%", "100%"), ("None", "0", "0")],
        [("Poorest", "33%", "10%"), (LONG, "0%", "[c]")],
    ]


def test_the_money_line_stands_at_the_pot_and_every_sum_is_printed():
    svg = read(money(100_00, 400_00, 200_00))
    asked, spent = (int(bar.get("width")) for bar in svg.findall(f"{SVG}rect"))
    mark = int(svg.find(f"{SVG}path").get("d").split()[0][1:]) - 2
    assert (spent * 4, mark * 2) == (asked, asked)
    assert texts(money(100_00, 400_00, 200_00)) == [
        "The pot: £200",
        "Given out: £100",
        "Asked for: £400",
    ]


def test_the_strip_draws_officers_as_a_dot_and_participants_as_a_ring_with_their_numbers():
    chart = strip(charts.Rating("Support", 3, 5))
    marks = [node.get("class") for node in read(chart).iter(f"{SVG}circle")]
    assert marks == ["scale", "scale", "mark", "scale", "ring", "scale"]
    assert texts(chart) == ["Support", "3", "5"]


def test_equal_ratings_are_a_dot_inside_a_ring_with_one_number():
    chart = strip(charts.Rating("Support", 2, 2))
    marks = [node.get("class") for node in read(chart).iter(f"{SVG}circle")]
    assert marks == ["scale", "mark", "ring", "scale", "scale", "scale", "scale"]
    assert texts(chart) == ["Support", "2"]


def test_a_standard_not_rated_has_an_empty_scale():
    marks = [
        n.get("class") for n in read(strip(charts.Rating("A", None, None))).iter(f"{SVG}circle")
    ]
    assert marks == ["scale"] * 6


def boxes(chart):
    rects = (r for r in read(chart).iter(f"{SVG}rect") if r.get("class"))
    return [(int(r.get("x")), int(r.get("width"))) for r in rects]


def test_support_crosses_its_mark_from_the_whole_on():
    chart = support(*(charts.Bar(f"{n}", n, f"{n}%", n >= 100) for n in (99, 100, 2_500)))
    marks = {path.get("d").split()[0] for path in read(chart).iter(f"{SVG}path")} - {"M0"}
    (mark,) = (int(m[1:]) for m in marks)
    below, at, beyond = (x + width for x, width in boxes(chart))
    assert below < mark == at < beyond <= charts.WIDTH
    assert chart.table() == [("99", "99%"), ("100", "100%"), ("2500", "2500%")]


def test_each_pair_has_a_scale_of_its_own_and_stands_in_the_table():
    chart = pairs(
        charts.Pair("Voters", 50, "50%", 100, "100%"), charts.Pair("Mean", 4, "4", 2, "2")
    )
    (_x, half), (_x, whole), (_x, most), (_x, less) = boxes(chart)
    assert (whole // 2 - half in (0, 1), most // 2 - less in (0, 1)) == (True, True)
    assert chart.table() == [("Voters", "50%", "100%"), ("Mean", "4", "2")]


def test_a_dumbbell_prints_the_smaller_share_first_and_an_equal_one_once():
    far = gap(charts.Ends("Poorest", 33, "33%", 10, "10%"))
    even = gap(charts.Ends("Poorest", 20, "20%", 20, "20%"))

    assert texts(far) == ["Poorest", "33%", "10%"]
    assert texts(even) == ["Poorest", "20%"]


def test_a_hidden_share_has_no_mark_on_the_line():
    hidden = read(gap(charts.Ends("Poorest", 33, "33%", None, "[c]")))

    assert len(list(hidden.iter(f"{SVG}circle"))) == 1
    assert "[c]" not in texts(gap(charts.Ends("Poorest", 33, "33%", None, "[c]")))
