"""What is measured: accuracy on labelled data, speed beside peers, soaks."""
