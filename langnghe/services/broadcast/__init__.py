"""Announcements to everybody: written, approved, sent piece by piece, watched, corrected (docs/decisions/0015).

`life` changes a broadcast's state. `audience` says whom it is for, `listing` fixes the receivers at approval,
`taking` makes deliveries of them as they are sent, `marking` enters what became of each, `ending` closes.
"""
