"""Addresses are read by parsers, and what a link does is no more than its words say."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.check.vocabulary.contacts import base_fault
from mkataba.render.codes import qr
from mkataba.values.addresses import is_email, is_url, mail_link, tel_link, web_link

MAILS = [
    "info@kra.go.ke", "callcentre@kra.go.ke", "Customer.Care@nairobi.go.ke", "a@b.co",
    "complaints+2026@ombudsman.go.ke", "help_desk@ecitizen.go.ke", "pro-office@judiciary.go.ke",
    "registry@xn--bcher-kva.example", "7@uasin-gishu.go.ke",
]  # fmt: skip
NO_MAILS = [
    "", "@", "info", "info@", "@kra.go.ke", "info@kra", "info@@kra.go.ke", "a@b@kra.go.ke",
    "info@kra..go.ke", "info@.kra.go.ke", "info@kra.go.ke.", "info@-kra.go.ke", "info@kra-.ke",
    "in..fo@kra.go.ke", ".info@kra.go.ke", "info.@kra.go.ke", "info@kra_x.go.ke", "info@k ra.go.ke",
    " info@kra.go.ke", "info@kra.go.ke\n", "info@kra.go.ke\u200b", "mailto:info@kra.go.ke",
    "Info <info@kra.go.ke>", "info@kra.go.ke, x@kra.go.ke", "info@kra.go.ke?subject=x",
    "info?subject=x@kra.go.ke", "info&bcc=x@kra.go.ke", "info%0abcc:x@kra.go.ke", "a/b@kra.go.ke",
    "info=x@kra.go.ke", "#info@kra.go.ke", "\"in fo\"@kra.go.ke", "info(x)@kra.go.ke",
    "info@[10.0.0.1]", "info@10.0.0.1", "info@localhost", "info@\u043a\u0433\u0430.go.ke",
    "inf\u043e@kra.go.ke", "info@xn--a.go.ke", "info@" + "k" * 64 + ".ke", "i" * 65 + "@kra.go.ke",
    "info@" + "kra." * 70 + "ke",
]  # fmt: skip
SITES = [
    "https://ecitizen.go.ke", "https://ecitizen.go.ke/", "http://kenyalaw.org:8181/exist/kenyalex",
    "https://www.ppra.go.ke/tenders/?q=a%20b&page=2#top", "https://WWW.KRA.GO.KE/Forms_(2026).pdf",
    "https://10.2.3.4/staff", "https://[2001:db8::7]:8443/", "http://intranet/leave",
    "https://xn--bcher-kva.ke/", "https://nairobi.go.ke/huduma~1;v=2,3", "https://kra.go.ke?x=@y",
    "https://kra.go.ke/~office@work", "https://mombasa.go.ke/a'b", "https://kra.go.ke/k\u0129ama",
]  # fmt: skip
NO_SITES = [
    "", "https://", "https:///forms", "https:/kra.go.ke", "kra.go.ke", "www.kra.go.ke",
    "//kra.go.ke", "ftp://kra.go.ke", "javascript:alert(1)", "javascript://kra.go.ke/%0aalert(1)",
    "data:text/html,x", "https://office@kra.go.ke/", "https://office:secret@kra.go.ke/",
    "https://localhost/", "http://localhost:8000/", "http://127.0.0.1/", "https://a.localhost", "https://[::1]/",
    "https://:@kra.go.ke", "https://kra.go.ke@evil.invalid/", "https://kra.go.ke\\@evil.invalid/",
    "https://[::1", "https://::1/", "https://[kra.go.ke]/", "https://[::1]kra/", "https://[::1%25e]/",
    "https://kra.go.ke:", "https://kra.go.ke:port/", "https://kra.go.ke:70000/", "https://kra..ke",
    "https://.kra.go.ke", "https://kra.go.ke./", "https://-kra.go.ke", "https://kra_x.go.ke",
    "https://256.1.1.1", "https://10.1", "https://0x7f.0.0.1", "https://2130706433/",
    "https://k ra.go.ke", "https://kra.go.ke/a b", " https://kra.go.ke", "https://kra.go.ke/\n",
    "https://kra.go.ke/\u202etxt", "https://kra.go.ke/%", "https://kra.go.ke/%2", "https://kr%61.ke",
    "https://kra.go.ke/<x>", 'https://kra.go.ke/"x', "https://kra.go.ke/`x`", "https://kra.go.ke/{x}",
    "https://\u043a\u0433\u0430.go.ke", "https://xn--a.ke", "https://" + "k" * 64 + ".ke",
]  # fmt: skip


@pytest.mark.parametrize("written", MAILS)
def test_a_mail_address_is_one(written: str) -> None:
    assert is_email(written)


@pytest.mark.parametrize("written", NO_MAILS)
def test_what_is_no_mail_address_is_refused(written: str) -> None:
    assert not is_email(written)
    assert mail_link(written) == ""


_LABEL = st.text("aZ7-", min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(
    st.text("aZ7._+'-", min_size=1, max_size=6) | st.integers(62, 66).map("m".__mul__),
    st.lists(_LABEL, min_size=1, max_size=3) | st.integers(45, 52).map(["kra.g"].__mul__),
    st.sampled_from(["ke", "KE", "k7", "com", "test", "k-"]),
)
def test_whatever_is_taken_for_a_mail_address_the_library_takes(
    mailbox: str, host: list[str], top: str
) -> None:
    written = f"{mailbox}@{'.'.join(host)}.{top}"
    try:
        validate_email(written, allow_smtputf8=False, check_deliverability=False, strict=True)
    except EmailNotValidError:
        assert not is_email(written)
    else:
        assert is_email(written)


@pytest.mark.parametrize("written", SITES)
def test_a_web_address_is_one(written: str) -> None:
    assert is_url(written)


@pytest.mark.parametrize("written", NO_SITES)
def test_what_is_no_web_address_is_refused(written: str) -> None:
    assert not is_url(written)
    assert web_link(written) == ""


characters = st.text("aK7.-_+@:/?#&=%\\[]'\" \u00e9\u043a\u200b", max_size=12)


@settings(deadline=None)
@given(characters, st.sampled_from(["kra.go.ke", "x@kra.go.ke", "[::1]"]))
def test_a_mail_link_opens_a_message_to_one_address_and_no_more(before: str, host: str) -> None:
    link = mail_link(f"{before}@{host}")
    if link:
        parts = urlsplit(link)
        assert (parts.scheme, parts.query, parts.fragment) == ("mailto", "", "")
        assert parts.path.count("@") == 1
        assert link.isascii()
        assert "," not in link


@settings(deadline=None)
@given(characters, characters)
def test_a_web_link_leads_to_the_host_that_is_read(host: str, rest: str) -> None:
    written = f"{host}kra.go.ke/{rest}"
    link = web_link(f"https://{written}")
    if link:
        parts = urlsplit(link)
        assert parts.username is None
        assert parts.netloc.lower() == re.split("[/?#]", written)[0].lower()
        assert link.isascii()
        assert not parse_qs(parts.query).keys() - parse_qs(written.partition("?")[2]).keys()


@pytest.mark.parametrize("words", ["020 4242", "+254 20 4242", "1551"])
def test_a_number_is_dialled(words: str) -> None:
    assert tel_link(words) == "tel:" + words.replace(" ", "")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "+",
        "020-4242",
        "020 4242;ext=1",
        "1 or 2",
        "\u0661\u0662\u0663",
        "*21#",
        " 1551",
        "1551\n",
    ],
)
def test_what_is_no_number_is_not_dialled(words: str) -> None:
    assert tel_link(words) == ""


@settings(max_examples=50, deadline=None)
@given(st.text("ab/?#.", max_size=300), st.text("ab/-", min_size=1, max_size=99))
def test_an_address_that_passes_as_a_base_leads_to_its_pages_and_into_a_code(
    rest: str, page: str
) -> None:
    base = f"https://charter.mfano.go.ke/{rest}"
    address = f"{base.rstrip('/')}/{page}"
    if base_fault(base):
        named = "?" in base or "#" in base or len(base) > 200
        assert named or any("." in part for part in rest.split("/"))
    else:
        assert "." not in rest.rpartition("/")[2]  # the name of a file, or no name
        assert urlsplit(address).path.endswith(page)
        assert qr(address)


@pytest.mark.parametrize(
    "end", ["index.html", "index.htm/", "a/home.php", "default.aspx", "..", "./"]
)
def test_a_file_is_no_base_of_pages(end: str) -> None:
    assert f'"{end.rstrip("/").rpartition("/")[2]}"' in base_fault(f"https://mfano.go.ke/{end}")
    assert not base_fault(f"https://mfano.go.ke/v1.2/{end.replace('.', '-')}/")


def test_no_code_is_made_for_what_none_can_hold() -> None:
    assert qr("x" * 2331)
    assert qr("x" * 2332) == qr("é" * 1166) == qr("") == ""
