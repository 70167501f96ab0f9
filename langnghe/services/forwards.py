"""Telling an answer from a bare "đã chuyển" or "not ours": neither settles (R13; NĐ 154/2026 Art. 4(4)). Pure."""

import re

from langnghe.services.folding import fold

_FORWARDED = re.compile(
    r"\b(?:da|se|dang|xin|duoc|vua|va)\s+(?:\w+\s+){0,2}?(?:chuyen|gui|bao cao|kinh chuyen)"
    r"(?=\s+(?:tiep|giao|den|cho|toi|sang|qua|len|ve|phieu|don|y kien|phan anh|kien nghi|noi dung|ho so|thong tin"
    r"|van ban|co quan|don vi|bo phan|phong|so|ubnd|cong an|cap tren|lanh dao)\b|\s*$)"
    r"|^(?:kinh\s+)?chuyen(?:\s+tiep)?(?=\s|$)"
    r"|\b(?:has|have|was|is|been)\s+(?:\w+\s+)?(?:forwarded|passed on|transferred|referred)\b"
    r"|^(?:forwarded|passed on|transferred)\b"
)
#: Words of what was done about the matter itself.
_DONE_WORDS = (
    r"ket qua|da (?:sua|xu ly|giai quyet|khac phuc|don|thu gom|thay|lap|kiem tra|xac minh|cap|tra|lam|hoan)"
    r"|hoan thanh|khac phuc|sua chua|xong|repaired|fixed|completed|replaced"
)
_DONE = re.compile(rf"\b(?:{_DONE_WORDS})\b")
#: Words that tell what was or will be done, or why.
_RESULT = re.compile(
    rf"\b(?:{_DONE_WORDS}|theo quy dinh|can cu|nguyen nhan|vi vay|do do|result|because|according to)\b"
)
#: "Not ours", whatever ground it gives: that is a reason for passing on, never for closing.
_NOT_OURS = re.compile(
    r"\b(?:khong|chua|ko)\s+(?:phai\s+)?(?:thuoc|dung|co)\s+(?:ve\s+)?(?:pham vi\s+)?"
    r"(?:tham quyen|trach nhiem|chuc nang|nhiem vu|dia ban|linh vuc|quyen han)\b"
    r"|\bngoai\s+(?:pham vi\s+)?(?:tham quyen|trach nhiem|chuc nang|dia ban)\b"
    r"|\bkhong\s+phai\s+(?:la\s+)?(?:viec|trach nhiem|tham quyen|nhiem vu)\s+cua\s+"
    r"(?:chung toi|don vi|co quan|xa|phong)\b"
    r"|\bthuoc\s+tham quyen\s+(?:giai quyet\s+)?cua\s+(?:co quan|don vi)\s+khac\b"
    r"|\bnot\s+(?:our|within our|in our|under our)\s+(?:responsibility|competence|jurisdiction|remit|area|duty)\b"
    r"|\bdoes not (?:pertain|belong) to\b|\boutside our\b"
)
_LONGEST_FORWARD = 400


def forwards_only(text: str) -> bool:
    """Whether an answer says no more than that the matter was passed on."""
    if len(text) > _LONGEST_FORWARD:
        return False
    folded = _folded(text)
    return bool(_FORWARDED.search(folded)) and not _RESULT.search(folded)


def disclaims_only(text: str) -> bool:
    """Whether an answer or a refusal says no more than that the matter is not this body's."""
    if len(text) > _LONGEST_FORWARD:
        return False
    folded = _folded(text)
    return bool(_NOT_OURS.search(folded)) and not _DONE.search(folded)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(text)).split())
