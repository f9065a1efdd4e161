from __future__ import annotations

import json
import re

from reportedly.ingest import articles
from reportedly.store.answers import StoredClaim
from reportedly.store.sheets import DoubtKind
from reportedly.web.addresses import claim_at
from web.conftest import Desk


def a_claim(desk: Desk) -> StoredClaim:
    with desk.corpora.borrow() as corpus:
        return next(one for one in corpus.claims("federal-standard") if one.speaker and one.attribution)


def fields(claim: StoredClaim, **changes: str) -> dict[str, str]:
    """The form of a correction as the page sends it."""
    stated = {
        "speaker": claim.speaker, "source_kind": claim.kind, "act": claim.act, "certainty": claim.certainty,
        "polarity": claim.polarity, "said_on": claim.said_on, "about": claim.about,
    }  # fmt: skip
    filled = {name: value or "" for name, value in stated.items()}
    return {"kind": "correct", "subject": f"claim:{claim.id}", "why": "read it", "next": claim_at(claim.id), **filled, **changes}  # fmt: skip


def test_a_corrected_speaker_is_shown_with_who_and_why(own_desk: Desk) -> None:
    claim = a_claim(own_desk)
    token = own_desk.token("/ledger")
    answer = own_desk.editor.post("/judge", data={"csrf": token, **fields(claim, speaker="Nadia Corr")})
    assert answer.url.path == claim_at(claim.id)
    assert "speaker becomes" in answer.text
    assert "Nadia Corr" in answer.text
    assert "read it" in answer.text
    with own_desk.corpora.borrow() as corpus:
        (kept,) = corpus.judgements()
        assert (kept.who, dict(kept.changes)) == ("Ines", {"speaker": "Nadia Corr"})
        assert corpus.claim(claim.id).speaker == "Nadia Corr"


def test_a_form_without_its_token_changes_nothing(own_desk: Desk) -> None:
    claim = a_claim(own_desk)
    answer = own_desk.editor.post("/judge", data=fields(claim, speaker="Nadia Corr"))
    assert answer.status_code == 403
    with own_desk.corpora.borrow() as corpus:
        assert corpus.judgements() == ()


def test_a_reader_may_not_judge(own_desk: Desk) -> None:
    answer = own_desk.visitor.post("/judge", data={"kind": "reject", "subject": f"claim:{a_claim(own_desk).id}"})
    assert answer.status_code in (401, 403)
    with own_desk.corpora.borrow() as corpus:
        assert corpus.judgements() == ()


def test_a_form_in_which_nothing_was_changed_says_so(own_desk: Desk) -> None:
    answer = own_desk.editor.post("/judge", data={"csrf": own_desk.token("/ledger"), **fields(a_claim(own_desk))})
    assert answer.status_code == 422
    assert "nothing was changed" in answer.text


def test_a_judgement_is_undone_from_the_ledger(own_desk: Desk) -> None:
    claim, token = a_claim(own_desk), own_desk.token("/ledger")
    own_desk.editor.post("/judge", data={"csrf": token, "kind": "reject", "subject": f"claim:{claim.id}"})
    with own_desk.corpora.borrow() as corpus:
        assert corpus.claim(claim.id).rejected
    ledger = own_desk.editor.get("/ledger").text
    undoes = re.search(r'name="undoes" value="([^"]+)"', ledger).group(1)  # type: ignore[union-attr]
    answer = own_desk.editor.post("/judge", data={"csrf": token, "kind": "undo", "undoes": undoes})
    assert "undone since" in answer.text
    with own_desk.corpora.borrow() as corpus:
        assert not corpus.claim(claim.id).rejected


def test_what_is_accepted_leaves_the_queue(own_desk: Desk) -> None:
    with own_desk.corpora.borrow() as corpus:
        first = corpus.store.doubts(DoubtKind.CLAIM, 1).elements[0].claim
    page = own_desk.editor.get("/queue").text
    assert f"claim:{first.id}" in page
    data = {"csrf": own_desk.token("/queue"), "kind": "accept", "subject": f"claim:{first.id}", "next": "/queue"}
    assert f"claim:{first.id}" not in own_desk.editor.post("/judge", data=data).text


def test_two_names_of_one_source_are_merged(own_desk: Desk) -> None:
    with own_desk.corpora.borrow() as corpus:
        one, other = (corpus.source(name)[0].id for name in ("Ruta Aldane", "Nadia Corr"))
    data = {"csrf": own_desk.token("/ledger"), "kind": "merge", "subject": [f"source:{one}", f"source:{other}"]}
    assert own_desk.editor.post("/judge", data=data).status_code == 200
    with own_desk.corpora.borrow() as corpus:
        assert corpus.source(f"source:{one}")[0].id == corpus.source(f"source:{other}")[0].id


def test_claims_called_the_same_share_a_page_at_once_and_no_more_when_that_is_undone(own_desk: Desk) -> None:
    with own_desk.corpora.borrow() as corpus:
        one, *others = corpus.story("federal-standard").comparison.assertions
        first = next(id for id in corpus.assertion(one.id).claims if id)
        second = next(id for other in others for id in corpus.assertion(other.id).claims if id)
    judged, token = f"/claims/{second}", own_desk.token("/ledger")
    before = own_desk.visitor.get(f"/assertions/{second}")
    assert "a person judged" not in before.text
    data = {"csrf": token, "kind": "merge", "subject": [f"claim:{first}", f"claim:{second}"], "next": judged}
    assert own_desk.editor.post("/judge", data=data).status_code == 200
    with own_desk.corpora.borrow() as corpus:
        assert {first, second} <= set(corpus.assertion(corpus.store.assertions_by_claim([second])[second]).claims)
        (kept,) = corpus.judgements()
    after = own_desk.visitor.get(f"/assertions/{second}", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "a person judged that they say the same" in after.text
    own_desk.editor.post("/judge", data={"csrf": token, "kind": "undo", "undoes": kept.id})
    assert own_desk.visitor.get(f"/assertions/{second}").text == before.text


def test_a_form_leads_back_to_no_other_site(own_desk: Desk) -> None:
    data = {
        "csrf": own_desk.token("/ledger"),
        "kind": "accept",
        "subject": f"claim:{a_claim(own_desk).id}",
        "next": "//evil.example/page",
    }
    answer = own_desk.editor.post("/judge", data=data, follow_redirects=False)
    assert answer.headers["location"].startswith("/?judged=")


def test_a_pasted_text_is_read_and_not_kept(own_desk: Desk) -> None:
    text = "The bridge will open on Monday, Mayor Jana Orlik told Strait Radio on Friday.\r\n\r\nShe denied any delay."
    answer = own_desk.editor.post("/read", data={"csrf": own_desk.token("/read"), "text": text, "outlet": "Ferry Gazette"})  # fmt: skip
    assert "Jana Orlik" in answer.text
    assert "Strait Radio" in answer.text
    assert "Ferry Gazette" in answer.text
    with own_desk.corpora.borrow() as corpus:
        assert corpus.coverage().articles == 9


def test_what_was_read_is_kept_if_an_editor_says_so(own_desk: Desk) -> None:
    text = "The bridge will open on Monday, Mayor Jana Orlik told Strait Radio on Friday."
    answer = own_desk.editor.post("/keep", data={"csrf": own_desk.token("/read"), "text": text, "title": "Bridge"})
    assert answer.url.path.startswith("/articles/")
    assert "Jana Orlik" in answer.text
    with own_desk.corpora.borrow() as corpus:
        assert corpus.coverage().articles == 10


def test_a_link_into_the_own_network_is_not_fetched(own_desk: Desk) -> None:
    data = {"csrf": own_desk.token("/read"), "link": "http://127.0.0.1:9/private"}
    answer = own_desk.editor.post("/read", data=data)
    assert answer.status_code == 422
    assert "leads to a private address" in answer.text


def test_nothing_given_to_read_is_told(own_desk: Desk) -> None:
    answer = own_desk.editor.post("/read", data={"csrf": own_desk.token("/read")})
    assert answer.status_code == 422
    assert "nothing was given" in answer.text


def test_versions_of_an_article_stand_side_by_side(own_desk: Desk) -> None:
    with own_desk.corpora.borrow_to_write() as corpus:
        before = corpus.article("daily-beacon")
        changed = before.text.replace("newsdesk", "editors")
        assert changed != before.text
        record = f'{{"id": "daily-beacon", "text": {json.dumps(changed)}}}'
        list(corpus.add(articles(["-"], stdin=record.encode())))
    html = own_desk.visitor.get("/revisions/daily-beacon").text
    assert "<del>newsdesk</del>" in html
    assert "<ins>editors</ins>" in html
    assert "2 versions seen" in own_desk.visitor.get("/articles/daily-beacon").text
