"""The tests, and the stand-ins they run against."""
