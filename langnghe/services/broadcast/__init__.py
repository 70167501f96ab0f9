"""Announcements to everybody: written, approved, sent piece by piece, watched, corrected (docs/decisions/0015).

`drafts` keeps what is written, `counting` counts whom it would reach, `approving` sends it or asks a second
person, `scheduling` begins what waited for its time, `correcting` is about what was sent. `life` changes the
state. `audience` says whom it is for, `listing` fixes the receivers at approval, `taking` makes deliveries of
them as they are sent, `marking` enters what became of each, `ending` closes.
"""
