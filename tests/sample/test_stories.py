from starcrew.sample import SampleTruth


def test_each_story_is_told_with_its_team(truth: SampleTruth) -> None:
    told = {each.story: each for each in truth.stories}
    assert (told["undelivered"].team, told["undelivered"].detail) == ("T21", "《事故》只交到 2026-09-20:不能评定")
    assert told["transfer"].detail.endswith("次日进 T05")
    assert told["suspended_week"].detail == "2026-08-10 至 2026-08-16 停产"
    assert len({each.story for each in truth.stories}) == 16
