"""Telling an answer from a bare forward: "đã chuyển" settles nothing (R13; NĐ 154/2026 Art. 4(4)). Pure."""

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
#: Words that tell what was or will be done about the matter itself.
_RESULT = re.compile(
    r"\b(?:ket qua|da (?:sua|xu ly|giai quyet|khac phuc|don|thu gom|thay|lap|kiem tra|xac minh|cap|tra|lam|hoan)"
    r"|hoan thanh|khac phuc|sua chua|xong|theo quy dinh|can cu|nguyen nhan|vi vay|do do"
    r"|repaired|fixed|result|completed|replaced|because|according to)\b"
)
_LONGEST_FORWARD = 400


def forwards_only(text: str) -> bool:
    """Whether an answer says no more than that the matter was passed on."""
    if len(text) > _LONGEST_FORWARD:
        return False
    folded = " ".join(re.sub(r"[^\w\s]", " ", fold(text)).split())
    return bool(_FORWARDED.search(folded)) and not _RESULT.search(folded)
