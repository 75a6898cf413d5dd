"""The code of the vendor guide, which tests run word for word."""

import re
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs/vendor-guide.md"


def code_of(language, heading="The first task"):
    """The first block of a language under a heading."""
    text = re.split(rf"^#+ {heading}$", GUIDE.read_text(), flags=re.MULTILINE)[1]
    return re.search(rf"```{language}\n(.*?)```", text, re.DOTALL).group(1)
