"""`python -m tests.articles`: prints how well proposals meet the answers."""

from tests.articles.measuring import scores

for name, score in scores().items():
    print(f"{name:40} {score}")
