"""A published site in an Apache: its rules lead from an address or an IRI to what the client asks for."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.web.servers import Reply

_MODULES = ("mpm_event", "authz_core", "mime", "dir", "alias", "negotiation", "rewrite", "headers")
_CONFIGURATION = """
ServerName plans.town.example
Listen 127.0.0.1:{port}
PidFile {folder}/pid
DefaultRuntimeDir {folder}
ErrorLog {folder}/errors
TypesConfig /etc/mime.types
DocumentRoot {folder}/top
Alias /all {folder}/site
Alias /keikaku {folder}/iris
<Directory {folder}>
  AllowOverride All
  Options +MultiViews
  Require all granted
</Directory>
"""
THING = "/all/id/actor/minato-town"
PAGE, JSON, CSV = "text/html; charset=utf-8", "application/json", "text/csv; charset=utf-8"
TURTLE = "text/turtle; charset=utf-8"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Apache:
    """A server of Debian's over a folder: the site at /all/, and the rules for its IRIs at /keikaku/."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, path: str, accept: str = BROWSER, languages: str = "en") -> Reply:
        """What it answers, led nowhere."""
        line = HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            line.request("GET", path, headers={"Accept": accept, "Accept-Language": languages})
            answer = line.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            line.close()

    def told(self, path: str, accept: str = BROWSER, languages: str = "en") -> tuple[int, str | None]:
        """Status and media type."""
        reply = self.ask(path, accept, languages)
        return reply.status, reply.headers.get("content-type")


@pytest.fixture(scope="module")
def apache(town_site: Path) -> Iterator[Apache]:
    """One for all tests here. In CI it is there."""
    program = shutil.which("apache2", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    if program is None:
        assert not os.environ.get("CI"), "Apache is not installed"
        pytest.skip("Apache is not installed (Debian: apt-get install apache2)")
    with socket.socket() as free, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # as root it reads files as somebody else
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        shutil.copytree(town_site, folder / "site")
        (folder / "top").mkdir()
        (folder / "iris").mkdir()
        shutil.copyfile(town_site / "redirects.htaccess", folder / "iris" / ".htaccess")
        modules = [f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so" for one in _MODULES]
        user = ["User www-data", "Group www-data"] if os.geteuid() == 0 else []
        text = "\n".join([*modules, *user, _CONFIGURATION.format(port=port, folder=folder)])
        (folder / "conf").write_text(text, encoding="utf-8")
        free.close()
        command = [program, "-f", str(folder / "conf"), "-DFOREGROUND"]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _await(port, process, folder / "errors")
            yield Apache(port)
        finally:
            process.terminate()
            process.wait(20)


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    raise AssertionError(f"Apache did not start: {log.read_text(encoding='utf-8') if log.exists() else ''}")


def test_a_path_without_an_ending_is_given_as_the_client_takes_it(apache: Apache, town_site: Path) -> None:
    for accept, told in {
        BROWSER: (200, PAGE), "*/*": (200, PAGE), "text/turtle": (200, TURTLE), "application/json": (200, JSON),
        "text/csv": (200, CSV), "application/ld+json": (406, None), "application/rdf+xml": (406, None),
        "application/ld+json, text/turtle;q=0.5": (200, TURTLE),
    }.items():  # fmt: skip
        reply = apache.ask(THING, accept)
        assert (reply.status, told[1] and reply.headers["content-type"]) == told, accept
        assert {"Accept", "Accept-Language"} <= set(re.split(r",\s*", reply.headers["vary"])), accept
    assert apache.ask(THING, "text/turtle").body == (town_site / "id/actor/minato-town.ttl").read_bytes()
    for languages, shown in {"ja": "ja", "ja-JP,en;q=0.5": "ja", "en,ja;q=0.5": "en", "de": "en", "": "en"}.items():
        assert f'<html lang="{shown}">' in apache.ask(THING, languages=languages).body.decode(), languages


def test_what_has_parts_has_its_page_beside_their_folder(apache: Apache, town_site: Path) -> None:
    pages = sorted(town_site.rglob("*.en.html"))
    both = [page for page in pages if page.with_name(page.name.removesuffix(".en.html")).is_dir()]
    assert len(both) > 5
    for page in both:
        path = f"/all/{page.relative_to(town_site).as_posix().removesuffix('.en.html')}"
        assert apache.ask(path).body == page.read_bytes(), path
    assert apache.told("/all/id/2031", "text/turtle") == (200, TURTLE)
    assert apache.ask("/all").headers["location"].endswith("/all/")
    assert apache.ask("/all/ns").headers["location"].endswith("/all/ns/")
    assert apache.ask("/all/ns/").body == (town_site / "ns/index.en.html").read_bytes()
    assert apache.ask("/all/index/", languages="ja").body == (town_site / "index/index.ja.html").read_bytes()
    assert apache.told("/all/ns/", "text/turtle") == (200, TURTLE)


def test_what_is_not_there_is_told_by_a_page_and_files_have_their_types(apache: Apache, town_site: Path) -> None:
    missing = (town_site / "404.html").read_bytes()
    for path in (
        "/all/nothing",
        "/all/id/nothing",
        "/all/id/actor/",
        "/all/id/actor/minato-town/nothing",
        "/all/id/2031/nothing.ttl",
    ):
        reply = apache.ask(path)
        assert (reply.status, reply.body) == (404, missing), path
    for path, media in {
        "/": "text/html; charset=utf-8", "/explorer.html": PAGE, "/id/actor/minato-town.csv": CSV,
        "/id/actor/minato-town.ja.html": PAGE, "/ns/keikaku.ttl": TURTLE, "/ns/context.jsonld": "application/ld+json",
        "/queries/partners.rq": "application/sparql-query; charset=utf-8", "/style.css": "text/css; charset=utf-8",
        "/search.js": "text/javascript; charset=utf-8", "/data/statements.trig.gz": "application/gzip",
        "/data/statements.csv.gz": "application/gzip", "/sitemap.xml": "application/xml",
        "/robots.txt": "text/plain; charset=utf-8",
    }.items():  # fmt: skip
        assert apache.told(f"/all{path}") == (200, media), path
    dump = apache.ask("/all/data/statements.trig.gz")
    assert "content-encoding" not in dump.headers  # or it would arrive as what it is not called
    assert gzip.decompress(dump.body).decode().startswith("@prefix")


def test_an_iri_is_led_to_its_page_or_its_data(apache: Apache) -> None:
    site = "https://plans.town.example/all"
    for path, accept, languages, to in [
        ("id/actor/minato-town", BROWSER, "ja", "id/actor/minato-town.ja.html"),
        ("id/actor/minato-town", "*/*", "", "id/actor/minato-town.en.html"),
        ("id/actor/minato-town", "text/turtle", "", "id/actor/minato-town.ttl"),
        ("id/actor/minato-town", "application/json", "", "id/actor/minato-town.json"),
        ("ns", "text/turtle", "", "ns/keikaku.ttl"), ("ns/", BROWSER, "ja", "ns/index.ja.html"),
        ("id/passage/x/1/range/2", "*/*", "", "id/passage/x/1.en.html"),
    ]:  # fmt: skip
        reply = apache.ask(f"/keikaku/{path}", accept, languages)
        assert (reply.status, reply.headers["location"]) == (303, f"{site}/{to}"), path
        assert "Accept" in reply.headers["vary"]
    refused = apache.ask("/keikaku/id/actor/minato-town", "application/ld+json")
    assert (refused.status, "location" in refused.headers) == (406, False)
