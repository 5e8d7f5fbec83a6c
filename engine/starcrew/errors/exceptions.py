"""The exception tree.

StarcrewError
├── UsageError      a command or a call was given something that cannot be: exit code 2
├── Unreadable      a file cannot be read at all (too large, a bomb, not what it says)
├── DamagedStore    the record store or an evaluation is torn or edited
└── EngineFault     the judging engine broke its envelope or disagrees with the reference
"""

from starcrew.errors.problem import Problem


class StarcrewError(Exception):
    """Carries one Problem, so that every failure has a code, a place, a cure and two languages."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text("en"))
        self.problem = problem


class UsageError(StarcrewError):
    """Asked for something that does not exist or cannot be done."""


class Unreadable(StarcrewError):
    """A file is refused as a whole, before or while it is parsed."""


class DamagedStore(StarcrewError):
    """A stored file does not hold what its log or manifest says."""


class EngineFault(StarcrewError):
    """The judge answered outside its envelope, or two deciders differ; the run must stop."""
