"""What works round Streamlit: each part names the behavior it is for, and when it can go."""
