# letters
