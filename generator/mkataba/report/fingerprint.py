"""What a finding is known by from one run to the next, however lines move."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from mkataba.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with 64 hexadecimal digits that no other finding of the report has.

    They come from rule, file and place within the file, and from a count where several findings
    share these; not from lines, nor from words, which may quote what was written.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.path, finding.node)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield finding, hashlib.sha256(text.encode()).hexdigest()
