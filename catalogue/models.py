"""The domain's models, so that Django finds them; each lives in its noun's own module."""

from catalogue.market.categories import Category
from catalogue.market.pages import MarketPage
from catalogue.market.policy import MarketPolicy
from catalogue.market.shelf import ShelfCertificate, ShelfItem, ShelfTag
from catalogue.products.certificates import ProductCertificate
from catalogue.products.offers import Offer, OfferChange
from catalogue.products.pages import GoodsTag, ProductPage, ProductPhoto, TaggedProduct
from catalogue.products.proofs import CertificateProof
from catalogue.stalls.openings.models import StallOpening, StallOpeningEvent, StallOpeningFile, StallOpeningStep
from catalogue.stalls.openings.pages import StallOpeningFormPage
from catalogue.stalls.pages import StallPage
from catalogue.trade.enquiries import TradeEnquiry, TradeEvent, TradeFile, TradeStep
from catalogue.trade.orders import Order
from catalogue.trade.pages import EnquiryFormPage
from catalogue.trade.quotations import Quotation
from catalogue.violations.models import (
    ViolationReport,
    ViolationReportEvent,
    ViolationReportFile,
    ViolationReportStep,
)
from catalogue.violations.pages import ReportFormPage

__all__ = [
    "Category",
    "CertificateProof",
    "EnquiryFormPage",
    "GoodsTag",
    "MarketPage",
    "MarketPolicy",
    "Offer",
    "OfferChange",
    "Order",
    "ProductCertificate",
    "ProductPage",
    "ProductPhoto",
    "Quotation",
    "ReportFormPage",
    "ShelfCertificate",
    "ShelfItem",
    "ShelfTag",
    "StallOpening",
    "StallOpeningEvent",
    "StallOpeningFile",
    "StallOpeningFormPage",
    "StallOpeningStep",
    "StallPage",
    "TaggedProduct",
    "TradeEnquiry",
    "TradeEvent",
    "TradeFile",
    "TradeStep",
    "ViolationReport",
    "ViolationReportEvent",
    "ViolationReportFile",
    "ViolationReportStep",
]
