"""The router: routes as a graph that can be walked, as a drawn scheme, as data of the client and as a page."""
