"""The code of the vendor guide, which tests run word for word."""

import re
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs/vendor-guide.md"


def code_of(language):
    """The first block of a language."""
    return re.search(rf"```{language}\n(.*?)```", GUIDE.read_text(), re.DOTALL).group(1)
