internal import Base
print("waypost")
