"""What there is to find: its ids are part of most questions, so that not everything is missing."""

JOB = "00000000-0000-0000-0000-0000000000a1"
STEP = "00000000-0000-0000-0000-0000000000a2"

# The first event that the engine writes has this number.
EVENT = "1"
