"""What is raised: faults of the machine or of this program, never of content."""


class MkatabaError(Exception):
    """A sentence for the user; the command line prints it and exits with ``code``.

    Args:
        message: One plain sentence that says what happened and what to do.
        code: Exit status; 3 means that the command could not run.
    """

    def __init__(self, message: str, code: int = 3) -> None:
        super().__init__(message)
        self.code = code
