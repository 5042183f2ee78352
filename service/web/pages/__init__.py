"""One module a page; each function answers the requests of one address."""
