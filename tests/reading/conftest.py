import pytest


@pytest.fixture(params=[False, True], ids=["libyaml", "PyYAML"])
def pure(request):
    return request.param
