# because
