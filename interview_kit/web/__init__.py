"""The way in from the network: what is refused, what each answer carries, how it starts."""
