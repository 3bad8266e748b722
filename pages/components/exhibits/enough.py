"""From how many figures on a series is drawn by more than its dots."""

OF_A_LINE = 5  # with fewer, dots that are joined would tell a course that nobody has seen
OF_A_BAND = 8  # with fewer each is a dot still, and there is no expected range
