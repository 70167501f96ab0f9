"""Announcements to everybody: written, approved, sent piece by piece, watched, corrected."""
