"""Chinese Gherkin over the live engine: a site's features, run without a line of Python beside them."""

from starcrew.spec.answer import ScenarioResult
from starcrew.spec.coverage import ClauseId
from starcrew.spec.run import FeatureReport, run_features

__all__ = ["ClauseId", "FeatureReport", "ScenarioResult", "run_features"]
