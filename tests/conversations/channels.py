"""Where a story is told: all three houses of the `house` fixture, or fewer where less is at stake."""

import pytest

#: Both channels on the embedded store: what the person reads matters, not who keeps it.
ON_SQLITE = pytest.mark.parametrize("house", ["sqlite-rich", "sqlite-plain"], indirect=True)
#: One house: the channel does not matter either.
ON_RICH = pytest.mark.parametrize("house", ["sqlite-rich"], indirect=True)
