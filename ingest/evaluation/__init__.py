"""What extraction finds compared with what people marked up in the same documents."""
