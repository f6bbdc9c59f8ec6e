// Classifies every image of a folder and saves a table. Keys of the argument:
//     input    folder of images (default: one class of the sample data's test images)
//     output   the table, a .csv file (default: classes.csv in ImageJ's folder)
//     model    file of a trained model (default: model.zip in ImageJ's folder)
//     device   auto, cpu or gpu (default: auto)
// Subfolders and other results in one go: "MultiMix Analyze Folder".

home = getDirectory("imagej");
input = folder(option("input", home + "sample-data/classification/test/PNEUMONIA"));
output = option("output", home + "classes.csv");
model = option("model", home + "model.zip");
device = option("device", "auto");

if (!File.isDirectory(input)) exit("There is no input folder " + input);
setBatchMode(true);
names = getFileList(input);
count = 0;
table = "file,class,confidence\n";
for (i = 0; i < names.length; i++) {
    if (!isImage(names[i])) continue;
    open(input + names[i]);
    before = nResults;
    run("MultiMix Classify...", "model=[" + model + "] device=" + device);
    close();
    for (row = before; row < nResults; row++)
        table += names[i] + "," + getResultString("class", row) + "," + getResult("confidence", row) + "\n";
    count++;
}
if (count == 0) exit("There is no image in " + input);
File.saveString(table, output);
print(count + " images are classified in " + output);

// The value of a key in the argument.
function option(key, standard) {
    text = " " + getArgument() + " ";
    start = indexOf(text, " " + key + "=");
    if (start < 0) return standard;
    value = substring(text, start + lengthOf(key) + 2);
    if (startsWith(value, "[")) return substring(value, 1, indexOf(value, "]"));
    return substring(value, 0, indexOf(value, " "));
}

function folder(path) {
    if (endsWith(path, "/") || endsWith(path, File.separator)) return path;
    return path + "/";
}

function isImage(name) {
    return matches(toLowerCase(name), ".*\\.(tif|tiff|png|jpg|jpeg|gif|bmp|dcm|pgm)");
}
