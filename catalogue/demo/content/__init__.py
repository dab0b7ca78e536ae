"""What the demonstration's market holds. Names of people and businesses, numbers and prices are made up."""
