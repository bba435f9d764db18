"""What tells robots and servers of a site: sitemap, robots.txt, the rules by which an IRI leads to its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from keikaku.errors import AskedWrongly
from keikaku.texts.catalogue import LANGUAGES

MOST = 40_000  # addresses of one sitemap; 50,000 are allowed
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\?#]+", re.IGNORECASE)
# By what a client says that it takes; what a browser says, and everything else, is answered with a page.
_WANTED = (
    ("text/turtle|application/x-turtle", "ttl"),
    ("^(?!.*text/html).*application/json", "json"),
    ("^text/csv", "csv"),
)
# Whoever takes data in a form alone in which there are no files here is told so, and not sent another.
_UNHELD = (
    "RewriteCond %{HTTP_ACCEPT} application/(ld\\+json|rdf\\+xml|n-triples) [NC]",
    "RewriteCond %{HTTP_ACCEPT} !(text/(turtle|html|csv|\\*)|application/(x-turtle|json|xhtml|\\*)|\\*/\\*) [NC]",
)
_CHARSET = (r'<FilesMatch "\.(ttl|csv|css|js|rq)$">', "AddCharset utf-8 .ttl .csv .css .js .rq", "</FilesMatch>")
# Also of what is led elsewhere or refused.
_VARIES = ("<IfModule mod_headers.c>", 'Header always merge Vary "Accept, Accept-Language"', "</IfModule>")
# The page of what has parts stands beside the folder of theirs, and comes first; of others the folder is meant.
_FOLDERS = (
    "RewriteOptions AllowNoSlash",
    "DirectorySlash Off",
    "RewriteCond %{PATH_INFO} .",  # something below a page, where nothing is
    "RewriteRule ^ - [L]",
    "RewriteCond %{REQUEST_FILENAME} -d",
    "RewriteCond %{REQUEST_URI} !/$",
    "RewriteCond %{REQUEST_FILENAME}.en.html !-f",
    "RewriteRule ^ %{REQUEST_URI}/ [R=301,L]",
)


def address_of(text: str) -> str:
    """An address as pages begin with it: with a slash at its end. Raises AskedWrongly for what is none."""
    if not _ADDRESS.fullmatch(text):
        raise AskedWrongly(f"“{text}” is no address of a site", "as in: --address https://plans.example.jp/kawasaki/")
    return text if text.endswith("/") else f"{text}/"


def sitemaps(address: str, places: Sequence[str]) -> dict[str, str]:
    """The files of a sitemap by name; of very many pages several and one that names them."""
    each = MOST // len(LANGUAGES)
    parts = [places[first : first + each] for first in range(0, len(places), each)]
    if len(parts) == 1:
        return {"sitemap.xml": _sitemap(address, parts[0])}
    named = {f"sitemap-{number}.xml": _sitemap(address, part) for number, part in enumerate(parts, 1)}
    listed = "".join(f"<sitemap><loc>{escape(address)}{name}</loc></sitemap>\n" for name in named)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    return {"sitemap.xml": f"{head}{listed}</sitemapindex>\n", **named}


def _sitemap(address: str, places: Iterable[str]) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    base = escape(address)
    for place in places:
        both = "".join(
            f'<xhtml:link rel="alternate" hreflang="{one}" href="{base}{place}.{one}.html"/>' for one in LANGUAGES
        )
        lines += [f"<url><loc>{base}{place}.{one}.html</loc>{both}</url>" for one in LANGUAGES]
    return "\n".join([*lines, "</urlset>\n"])


def robots(address: str) -> str:
    """Everybody may read everything."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}sitemap.xml\n" if address else "")


def own_rules(address: str = "") -> str:
    """For an Apache that holds the site: types of files, what is given for a thing's path without an ending, and where
    the site is to stand (address), what is shown for a page that is not there.
    """
    lines = [f"ErrorDocument 404 {urlsplit(address).path}404.html"] if address else []
    lines += ["AddDefaultCharset utf-8", *_CHARSET, "AddType text/turtle .ttl"]
    lines += ["AddType application/ld+json .jsonld", "AddType application/sparql-query .rq", "Options -MultiViews"]
    lines += [*_VARIES, "<IfModule mod_rewrite.c>", "RewriteEngine on", *_FOLDERS]
    lines += [*_UNHELD, "RewriteCond %{REQUEST_FILENAME}.ttl -f", "RewriteRule ^ - [R=406,L]"]
    for conditions, ending in _negotiated():
        lines += [*conditions, f"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f", f"RewriteRule ^(.+)$ $1.{ending} [L]"]
        index = "keikaku.ttl" if ending == "ttl" else f"index.{ending}"
        lines += [*conditions, f"RewriteCond %{{REQUEST_FILENAME}}{index} -f", f"RewriteRule ^(.+/)$ $1{index} [L]"]
    return "\n".join([*lines, "</IfModule>", ""])


def iri_rules(address: str, base: str, moved: Sequence[tuple[str, str]]) -> str:
    """For the server to which the IRIs lead, such as w3id.org: from a thing to its page or data, by what is asked for.

    base: what the IRIs begin with. moved: the rest of an IRI, and the place of its page, where that is another. Empty
    for a base whose things no server can tell apart, or that stands at the top of its host.
    """
    head = urlsplit(base).path.rstrip("/").rsplit("/", 1)[-1]
    if not head or base.endswith("#"):
        return ""
    lines = [
        f"# For the folder of the server in which {head}/ is to stand: {base}",
        "Options -MultiViews",
        *_VARIES,
        "RewriteEngine on",
        *_UNHELD,
        f"RewriteRule ^(?:{head}|id|ns)(?:/|$) - [R=406,L]",
    ]
    for conditions, ending in _negotiated():
        turtle = "ns/keikaku.ttl" if ending == "ttl" else None
        page = turtle or (f"ns/index.{ending}" if ending.endswith("html") else None)
        if page:
            lines += [*conditions, f"RewriteRule ^ns/?$ {address}{page} [R=303,L]"]
    lines.append(f"RewriteRule ^({head}/passage/.+)/range/[^/]+$ $1 [DPI]")  # which is told with its passage
    lines += [f"RewriteRule ^{re.escape(f'{head}/{rest}')}$ {place} [DPI]" for rest, place in moved]
    for conditions, ending in _negotiated():
        lines += [*conditions, f"RewriteRule ^(?:{head}|id)/(.+)$ {address}id/$1.{ending} [R=303,L]"]
    return "\n".join([*lines, ""])


def _negotiated() -> list[tuple[list[str], str]]:
    """The conditions of each ending, in the order in which they are tried."""
    found = [([f"RewriteCond %{{HTTP_ACCEPT}} {said} [NC]"], ending) for said, ending in _WANTED]
    return [*found, (["RewriteCond %{HTTP:Accept-Language} ^ja [NC]"], "ja.html"), ([], "en.html")]
