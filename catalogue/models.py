"""The domain's models, so that Django finds them; each lives in its noun's own module."""

from catalogue.market.categories import Category
from catalogue.market.pages import MarketPage
from catalogue.market.policy import MarketPolicy
from catalogue.market.shelf import ShelfCertificate, ShelfItem
from catalogue.products.certificates import ProductCertificate
from catalogue.products.offers import Offer, OfferChange
from catalogue.products.pages import GoodsTag, ProductPage, ProductPhoto, TaggedProduct
from catalogue.stalls.pages import StallPage

__all__ = [
    "Category",
    "GoodsTag",
    "MarketPage",
    "MarketPolicy",
    "Offer",
    "OfferChange",
    "ProductCertificate",
    "ProductPage",
    "ProductPhoto",
    "ShelfCertificate",
    "ShelfItem",
    "StallPage",
    "TaggedProduct",
]
