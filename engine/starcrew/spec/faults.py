"""How a scenario fails: it says something that cannot be, or something that is not so."""

from collections.abc import Sequence

from starcrew.errors import Problem


class Misstated(Exception):
    """A step speaks of something the site does not have, or in a way that is not understood."""

    def __init__(self, code: str, **args: object) -> None:
        self.problems: Sequence[Problem] = (Problem(code, args=args),)
        super().__init__(self.problems[0].message("zh"))


class Refused(Misstated):
    """Rows of a scenario that intake would not take."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        Exception.__init__(self, "\n".join(problem.text("zh") for problem in problems))
        self.problems = tuple(problems)


class Unfulfilled(AssertionError):
    """A `then` step that does not hold. The message has 期望 and 实际."""
