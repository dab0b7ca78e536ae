from tests.testapp.models.requests import Request, RequestPage

__all__ = ["Request", "RequestPage"]
