"""Pictures of goods for the demonstration, drawn by the project itself: vectors in two layers, one for what colour a
thing has and one for how the light falls, brought together with a grain of paper. The same name gives the same bytes.
"""
