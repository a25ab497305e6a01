# acts
