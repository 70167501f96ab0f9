"""An answer in the words in which its citizen reads it: in the preview and in the notice, the same."""

from langnghe.handlers.common.talk import marked
from langnghe.locales.marked import escape
from langnghe.locales.texts import Texts
from langnghe.models.contract import Marked
from langnghe.services.answering import Answer


def answer_text(texts: Texts, answer: Answer) -> Marked:
    """The whole answer: greeting, what it is about, the words, the outcome, thanks, who answers (R85, R86)."""
    signed = answer.signed
    lines = [
        texts("answer-greeting", named=yes(answer.submitter_name), name=answer.submitter_name),
        texts("answer-opening", kind=str(answer.kind), body=signed.body, code=answer.code),
        "",
        escape(answer.text),
        "",
    ]
    if answer.outcome:
        lines.append(texts("answer-outcome", outcome=marked(texts(f"outcome-{answer.outcome}"))))
    if answer.files:
        lines.append(texts("answer-files", count=len(answer.files)))
    lines.append(texts("answer-closing"))
    lines.append(
        texts(
            "answer-signature",
            officer=signed.officer,
            body=signed.body,
            phoned=yes(signed.phone),
            phone=signed.phone,
        )
    )
    return Marked("\n".join(lines))


def yes(thing: object) -> str:
    """For selecting in a message: "yes" or "no"."""
    return "yes" if thing else "no"
