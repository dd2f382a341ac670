"""The wings inward: DPA, Tupoksi and sasaran files as people have them."""
