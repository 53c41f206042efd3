"""Write test/fixtures/pixels: what Pillow and transformers make of images and sizes, as SHA-256 of RGB bytes.

    python tools/reference/pixels.py test/fixtures/pixels

Needs numpy, pillow 12, transformers 5 with torch (for its image processors). Everything follows from the code below.
"""
import base64, hashlib, json, pathlib, struct, sys, warnings, zlib
import numpy as np
from PIL import Image, ImageCms, ImageOps
from transformers import CLIPImageProcessorPil, ConvNextImageProcessorPil

warnings.simplefilter("ignore")
out = pathlib.Path(sys.argv[1])
images = out / "images"
images.mkdir(parents=True, exist_ok=True)
sha = lambda data: hashlib.sha256(data).hexdigest()


def noise(width, height):
    """The image that test/unit/pixels/noise.ts makes too: full-range noise, which clips in every filter."""
    y, x, c = np.mgrid[0:height, 0:width, 0:3].astype(np.uint32)
    v = (x * np.uint32(73856093)) ^ (y * np.uint32(19349663)) ^ (c * np.uint32(83492791))
    v = (v ^ (v >> np.uint32(15))) * np.uint32(2654435761)
    return Image.fromarray((v >> np.uint32(24)).astype(np.uint8))


# ---- resizing to an exact size
filters = {"bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS}
sizes = [(1, 1), (1, 7), (2, 300), (5, 3), (17, 1), (31, 64), (64, 31), (100, 75), (224, 224), (225, 224), (320, 240), (333, 777), (1001, 13)]
targets = [(1, 1), (3, 5), (32, 32), (224, 224), (256, 131)]
rng = np.random.default_rng(5)
cases = [(s, t, f) for s in sizes for t in targets for f in filters]
cases = [cases[i] for i in sorted(rng.choice(len(cases), 75, replace=False))]
resize = [
    {"from": s, "to": t, "resample": f, "sha256": sha(noise(*s).resize(t, filters[f]).tobytes())} for s, t, f in cases
]

# ---- whole image processors
stats = {"image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711]}
configs = [
    (CLIPImageProcessorPil, {"size": {"shortest_edge": 32}, "crop_size": {"height": 32, "width": 32}, "resample": 3}),
    (CLIPImageProcessorPil, {"size": {"shortest_edge": 36}, "crop_size": {"height": 31, "width": 32}, "resample": 2}),
    (CLIPImageProcessorPil, {"size": {"shortest_edge": 20}, "crop_size": {"height": 33, "width": 24}, "resample": 3}),
    (CLIPImageProcessorPil, {"size": {"height": 40, "width": 27}, "do_center_crop": False, "resample": 1}),
    (ConvNextImageProcessorPil, {"size": {"shortest_edge": 28}, "crop_pct": 0.875, "resample": 3}),
    (ConvNextImageProcessorPil, {"size": {"shortest_edge": 384}, "crop_pct": 0.95, "resample": 2}),
]
processors = []
for kind, config in configs:
    config = {**config, **stats}
    for size in [(50, 40), (41, 90), (33, 33), (7, 200)]:
        processor = kind(**config)
        tensor = processor(noise(*size), return_tensors="np")["pixel_values"][0]
        plain = kind(**{**config, "do_rescale": False, "do_normalize": False})(noise(*size), return_tensors="np")["pixel_values"][0]
        processors.append({
            "from": size,
            "config": {"image_processor_type": kind.__name__.removesuffix("Pil"), **config},
            "crop": sha(plain.transpose(1, 2, 0).astype(np.uint8).tobytes()),
            "tensor": sha(np.ascontiguousarray(tensor, np.float32).tobytes()),
        })

# ---- files of every mode
W, H = 37, 29
y, x = np.mgrid[0:H, 0:W]
rgb = Image.fromarray(np.stack([x * 7 % 256, y * 9 % 256, x * y % 256], -1).astype(np.uint8))
rgba = rgb.convert("RGBA")
rgba.putalpha(Image.fromarray((x * 11 % 256).astype(np.uint8)))
grey, palette, cmyk = rgb.convert("L"), rgb.quantize(16), rgb.convert("CMYK")
grey16 = (x * 1777 + y * 77).astype(np.uint16)
grey16[:8] = grey16[:8] % 256


def png(name, depth, colour, rows, more=()):
    chunk = lambda tag, data: struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
    header = struct.pack(">IIBBBBB", W, H, depth, colour, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    (images / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunk(*c) for c in more) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def save(name, image, **options):
    image.save(images / name, **options)


# a profile that takes red for green, without its date, to be ignored
swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
swapped = swapped.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")
swapped = swapped[:24] + bytes(12) + swapped[36:]


def oriented(value):
    exif = Image.Exif()
    exif[0x112] = value
    return exif


save("rgb.jpg", rgb, quality=90)
save("progressive.jpg", rgb, quality=80, progressive=True)
save("grey.jpg", grey)
save("cmyk.jpg", cmyk, quality=90)
adobe = (images / "cmyk.jpg").read_bytes()
at = adobe.find(b"\xff\xee")
(images / "cmyk-without-adobe.jpg").write_bytes(adobe[:at] + adobe[at + 2 + struct.unpack(">H", adobe[at + 2 : at + 4])[0] :])
(images / "ycck.jpg").write_bytes(adobe[: at + 15] + b"\x02" + adobe[at + 16 :])
save("rgb.png", rgb)
save("rgba.png", rgba)
save("grey.png", grey)
save("grey-alpha.png", rgb.convert("LA"))
save("one-bit.png", rgb.convert("1"))
save("palette.png", palette)
save("palette-transparent.png", palette, transparency=3)
save("palette-alpha.png", palette, transparency=bytes([0, 128, 255, 3] * 4))
save("rgb-transparent.png", rgb, transparency=(0, 0, 0))
save("profile.png", rgb, icc_profile=swapped)
save("profile.jpg", rgb, quality=90, icc_profile=swapped)
png("grey2.png", 2, 0, [bytes((i * 37 + j) % 256 for i in range((W * 2 + 7) // 8)) for j in range(H)])
png("grey4.png", 4, 0, [bytes((i * 37 + j) % 256 for i in range((W * 4 + 7) // 8)) for j in range(H)])
png("grey16.png", 16, 0, grey16.astype(">u2"))
png("grey16-transparent.png", 16, 0, grey16.astype(">u2"), [(b"tRNS", b"\0\x2a")])
png("grey16-alpha.png", 16, 4, np.stack([grey16, grey16 * 3], -1).astype(">u2").reshape(H, -1))
png("rgb16.png", 16, 2, np.stack([grey16, grey16 * 3, grey16 * 5], -1).astype(">u2").reshape(H, -1))
png("rgba16.png", 16, 6, np.stack([grey16, grey16 * 3, grey16 * 5, grey16 * 7], -1).astype(">u2").reshape(H, -1))
save("palette.gif", palette)
save("grey.gif", grey)
save("transparent.gif", palette, transparency=3)
save("animated.gif", palette, save_all=True, append_images=[palette.transpose(Image.FLIP_LEFT_RIGHT)], loop=0)
save("lossless.webp", rgb, lossless=True)
save("lossy.webp", rgb, quality=80)
save("rgba.webp", rgba, lossless=True, exact=True)
save("444.avif", rgb, quality=100, subsampling="4:4:4")
save("rgb.tif", rgb)
save("big.tif", rgb, big_tiff=True)
save("lzw.tif", rgb, compression="tiff_lzw")
save("cmyk.tif", cmyk)
save("palette.tif", palette)
save("two-pages.tif", rgb, save_all=True, append_images=[rgb.transpose(Image.FLIP_LEFT_RIGHT)])
Image.fromarray(grey16).save(images / "grey16.tif")
rgb.convert("1").save(images / "group4.tif", compression="group4")
for value in range(1, 9):
    save(f"exif{value}.jpg", rgb, quality=90, exif=oriented(value))
save("exif6.png", rgb, exif=oriented(6))
save("exif6.webp", rgb, lossless=True, exif=oriented(6))
save("exif6.tif", rgb, exif=oriented(6))
for value in (2, 6, 7):
    save(f"exif{value}.avif", rgb, quality=100, subsampling="4:4:4", exif=oriented(value))


def expected(image):
    image = image.convert("RGB")
    return {"width": image.width, "height": image.height, "sha256": sha(image.tobytes())}


files = []
for path in sorted(images.iterdir()):
    entry = {"file": path.name, "mode": Image.open(path).mode, "stored": expected(Image.open(path))}
    entry["upright"] = expected(ImageOps.exif_transpose(Image.open(path)))
    if path.suffix == ".avif":  # another decoder: compared pixel by pixel, within a tolerance
        for way, image in ("stored", Image.open(path)), ("upright", ImageOps.exif_transpose(Image.open(path))):
            entry[way]["rgb"] = base64.b64encode(image.convert("RGB").tobytes()).decode()
    files.append(entry)

rows = lambda items: "[\n" + ",\n".join("  " + json.dumps(item) for item in items) + "\n]\n"
(out / "resize.json").write_text(rows(resize))
(out / "processors.json").write_text(rows(processors))
(out / "images.json").write_text(rows(files))
