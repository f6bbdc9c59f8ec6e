// Maps what a model looks at in the current image. Keys of the argument:
//     image    file to open first (default: the current image)
//     model    file of a trained model (default: model.zip in ImageJ's folder)
//     target   class to explain (default: the predicted one)
//     overlay  true to color the image as well (default: false)
//     device   auto, cpu or gpu (default: auto)
//     output   file to save the map to, .tif (default: it is only shown)

image = option("image", "");
model = option("model", getDirectory("imagej") + "model.zip");
output = option("output", "");

if (image != "") {
    if (!File.exists(image)) exit("There is no image file " + image);
    open(image);
}
run("MultiMix Saliency...", "model=[" + model + "]"
    + " target=[" + option("target", "") + "]"
    + " overlay=" + option("overlay", "false")
    + " device=" + option("device", "auto"));
if (output != "") {
    saveAs("Tiff", output);
    print("The saliency map is in " + output);
}

// The value of a key in the argument.
function option(key, standard) {
    text = " " + getArgument() + " ";
    start = indexOf(text, " " + key + "=");
    if (start < 0) return standard;
    value = substring(text, start + lengthOf(key) + 2);
    if (startsWith(value, "[")) return substring(value, 1, indexOf(value, "]"));
    return substring(value, 0, indexOf(value, " "));
}
