"""What follows a decision: service by each of its ways, the window of the court, the end of enforcement."""

from lianzhi.kernel.execution.court import CourtFacts, CourtWindow, court_window
from lianzhi.kernel.execution.pack import Named, ServiceWay, execution_pack
from lianzhi.kernel.execution.service import missing_elements, served_on, way_of

__all__ = [
    "CourtFacts",
    "CourtWindow",
    "Named",
    "ServiceWay",
    "court_window",
    "execution_pack",
    "missing_elements",
    "served_on",
    "way_of",
]
