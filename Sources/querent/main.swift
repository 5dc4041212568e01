print("querent")
