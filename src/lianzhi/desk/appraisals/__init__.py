"""案卷评查: closed files drawn, scored by two, their defects cured; the results by authority."""
