from tests.testapp.models.loans import Loan, LoanEvent, LoanStep
from tests.testapp.models.requests import Request, RequestPage

__all__ = ["Loan", "LoanEvent", "LoanStep", "Request", "RequestPage"]
