"""Lắng Nghe: a chatbot by which a Vietnamese authority hears its citizens, and answers on time."""
